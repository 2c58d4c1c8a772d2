package io.tarn.run;

import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.RuntimeInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The machine and the software that a run ran on, for `environment.json`.
final class Environment {
    private Environment() {}

    static Map<String, Object> describe() {
        RuntimeInfo info = NativeRuntime.info();
        var version = Environment.class.getPackage().getImplementationVersion();
        var map = new LinkedHashMap<String, Object>();
        map.put("tarn", Optional.ofNullable(version).orElse("development"));
        map.put("java", info.java());
        map.put("system", info.system());
        map.put("processor", info.processor().model());
        map.put("cores", info.processor().cores());
        map.put("instructions", info.processor().instructions().stream().sorted().toList());
        map.put("libtorch", info.libtorch());
        map.put("blas", info.blas());
        map.put("threads", info.threads());
        map.put("gpus", info.gpus());
        map.put("memoryMiB", Runtime.getRuntime().maxMemory() >> 20);
        map.put("tunings", info.tunings().stream().map(Object::toString).toList());
        return map;
    }
}
