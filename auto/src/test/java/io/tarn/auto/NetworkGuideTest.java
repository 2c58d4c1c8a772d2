package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NetworkGuideTest {
    private static NetworkGuide.Tried tried(
            NetworkShape shape, double training, double validation) {
        double[] none = {};
        return new NetworkGuide.Tried(
                shape, new Trial(Map.of(), List.of(), training, validation, 1, none, none));
    }

    @Test
    void growsWhileTheTrainingLossIsHigh() {
        NetworkShape first = NetworkGuide.next(List.of()).orElseThrow();
        NetworkShape second = NetworkGuide.next(List.of(tried(first, 0.5, 0.52))).orElseThrow();
        assertThat(second.widths()).containsExactly(64, 32);
        assertThat(second.dropout()).isZero();
    }

    @Test
    void calmsANetworkThatLearnsByHeart() {
        NetworkShape first = NetworkGuide.next(List.of()).orElseThrow();
        NetworkShape second = NetworkGuide.next(List.of(tried(first, 0.1, 0.5))).orElseThrow();
        assertThat(second.widths()).isEqualTo(first.widths());
        assertThat(second.dropout()).isGreaterThan(first.dropout());
        assertThat(second.decay()).isGreaterThan(first.decay());
    }

    @Test
    void endsWhenNothingGetsBetter() {
        List<NetworkGuide.Tried> all = new ArrayList<>();
        double loss = 0.5;
        while (NetworkGuide.next(all).isPresent()) {
            all.add(tried(NetworkGuide.next(all).orElseThrow(), loss, loss));
            loss += 0.1;
        }
        assertThat(all).hasSize(3);
    }
}
