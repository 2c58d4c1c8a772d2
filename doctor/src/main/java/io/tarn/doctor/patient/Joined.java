package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The examples of two data sets of the same kind, one after the other.
record Joined(Dataset first, Dataset second) implements Dataset {
    @Override
    public boolean isReady() {
        return first.isReady() && second.isReady();
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        int[] ofFirst = Arrays.stream(indices).filter(i -> i < first.size()).toArray();
        int[] ofSecond =
                Arrays.stream(indices)
                        .filter(i -> i >= first.size())
                        .map(i -> i - first.size())
                        .toArray();
        if (ofSecond.length == 0) {
            return first.batch(ofFirst, chance);
        }
        if (ofFirst.length == 0) {
            return second.batch(ofSecond, chance);
        }
        Batch a = first.batch(ofFirst, chance);
        Batch b = second.batch(ofSecond, chance);
        Tensor order = order(indices);
        return new Batch(
                ordered(a.inputs(), b.inputs(), order), ordered(a.targets(), b.targets(), order));
    }

    /// Where each of the wanted examples stands when those of the first data set come first.
    private Tensor order(int[] indices) {
        long[] places = new long[indices.length];
        long next = 0;
        long behind = IntStream.of(indices).filter(i -> i < first.size()).count();
        for (int k = 0; k < indices.length; k++) {
            places[k] = indices[k] < first.size() ? next++ : behind++;
        }
        return Tensor.of(places);
    }

    private static List<Tensor> ordered(List<Tensor> a, List<Tensor> b, Tensor order) {
        List<Tensor> both = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            Tensor places = order.to(a.get(i).device());
            both.add(Tensor.cat(List.of(a.get(i), b.get(i)), 0).indexSelect(0, places));
        }
        return both;
    }
}
