package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.vision.ResNet;
import java.nio.file.Files;
import java.nio.file.Path;

/// A model whose weights somebody else has learned.
///
/// ```java
/// switch (Pretrained.load(folder)) {
///     case SentenceEncoder encoder -> System.out.println(encoder.encode(List.of("It rains.")).shape());
///     case LanguageModel model -> System.out.println(model.goOn("It rains", Greedy.of(model.rules(50))));
///     case ImageClassifier images -> System.out.println(images.net());
/// }
/// ```
///
/// A folder of Hugging Face holds `config.json`, `tokenizer.json` and the weights: safetensors in one file or several, or
/// `pytorch_model.bin`. Weights of any float type become FLOAT32. Nothing that is loaded is run, and whatever would make another model
/// than the one that was trained is refused with the name of the file and of the entry.
public sealed interface Pretrained permits SentenceEncoder, LanguageModel, ImageClassifier {
    /// The model of a folder of Hugging Face (`bert`, `llama`, `gpt2`), or of a file with torchvision's weights of a ResNet.
    static Pretrained load(Path path) {
        if (Files.isRegularFile(path)) {
            return new ImageClassifier(TorchvisionResNet.read(path));
        }
        Folder folder = Folder.of(path);
        ConfigFile config = folder.config();
        String type = config.text("model_type", "none");
        return switch (type) {
            case "bert" -> BertFolder.read(folder, BertFolder.config(config));
            case "llama" -> LlamaFolder.read(folder, config);
            case "gpt2" -> GptFolder.read(folder, config);
            default -> throw config.wrong("model_type", "bert, llama or gpt2", type);
        };
    }

    /// The BERT of a folder.
    static SentenceEncoder encoder(Path folder) {
        return expected(folder, SentenceEncoder.class);
    }

    /// The model of a folder that goes on with texts.
    static LanguageModel language(Path folder) {
        return expected(folder, LanguageModel.class);
    }

    /// The ResNet whose weights are in a file, under torchvision's names; its size is seen from their shapes.
    static ResNet resNet(Path file) {
        return TorchvisionResNet.read(file);
    }

    private static <P extends Pretrained> P expected(Path folder, Class<P> kind) {
        Pretrained loaded = load(folder);
        if (!kind.isInstance(loaded)) {
            throw DataException.of(
                    "Pretrained " + folder,
                    "a " + kind.getSimpleName(),
                    "a " + loaded.getClass().getSimpleName(),
                    "see Pretrained.load");
        }
        return kind.cast(loaded);
    }
}
