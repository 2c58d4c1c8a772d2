package io.tarn.recipes.sick;

import io.tarn.tensor.TensorException;
import java.util.List;

/// All wards: six that rules were chosen on, and three that no rule has seen, which are what counts.
public final class Wards {
    static final int FOR_TUNING = 6;

    public static final List<Ward> ALL =
            List.of(
                    new FormulaWard(),
                    new DigitsWard(),
                    new SyllablesWard(),
                    new ShuttleWard(),
                    new MailsWard(),
                    new CodesWard(),
                    new CustomersWard(),
                    new DoodlesWard(),
                    new MoleculesWard());

    private Wards() {}

    public static Ward named(String name) {
        return ALL.stream()
                .filter(ward -> ward.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        TensorException.of(
                                "Ward",
                                "one of " + ALL.stream().map(Ward::name).toList(),
                                name,
                                "use one of these names"));
    }
}
