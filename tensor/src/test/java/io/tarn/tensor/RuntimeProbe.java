package io.tarn.tensor;

/// What [NativeRuntimeTest] runs in a process of its own: loads the libraries and prints what is in force.
final class RuntimeProbe {
    private RuntimeProbe() {}

    public static void main(String[] arguments) {
        NativeRuntime.load();
        RuntimeInfo info = NativeRuntime.info();
        info.tunings()
                .forEach(tuning ->
                        System.out.println(
                                tuning.name() + " " + tuning.origin() + " " + tuning.setting()));
        System.out.println("core " + info.blasCore());
        System.out.println(
                "product " + Tensor.randn(300, 200).matmul(Tensor.ones(200, 100)).shape());
    }
}
