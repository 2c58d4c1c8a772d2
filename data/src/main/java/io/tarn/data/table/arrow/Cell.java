package io.tarn.data.table.arrow;

/// Takes one value of whatever type it is.
///
/// @param <E> what may fail
public interface Cell<E extends Exception> {
    void missing() throws E;

    void truth(boolean value) throws E;

    void whole(long value) throws E;

    void number(double value) throws E;

    /// Days since 1970.
    void day(int days) throws E;

    /// Microseconds since 1970.
    void moment(long micros) throws E;

    /// Microseconds since midnight.
    void time(long micros) throws E;

    void text(String value) throws E;
}
