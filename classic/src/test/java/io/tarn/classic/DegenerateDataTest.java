package io.tarn.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.bayes.BernoulliNaiveBayes;
import io.tarn.classic.bayes.GaussianClassifier;
import io.tarn.classic.bayes.GaussianNaiveBayes;
import io.tarn.classic.bayes.MultinomialNaiveBayes;
import io.tarn.classic.cluster.Agglomeration;
import io.tarn.classic.cluster.Covariances;
import io.tarn.classic.cluster.GaussianMixture;
import io.tarn.classic.cluster.KMeans;
import io.tarn.classic.cluster.Linkage;
import io.tarn.classic.factor.Lsa;
import io.tarn.classic.factor.MatrixFactorisation;
import io.tarn.classic.factor.Nmf;
import io.tarn.classic.factor.Ratings;
import io.tarn.classic.factor.Topics;
import io.tarn.classic.linear.ElasticNet;
import io.tarn.classic.linear.IterativeLinearRegression;
import io.tarn.classic.linear.LinearRegression;
import io.tarn.classic.linear.LogisticRegression;
import io.tarn.classic.linear.Polynomials;
import io.tarn.classic.map.KernelPca;
import io.tarn.classic.map.LaplacianEigenmaps;
import io.tarn.classic.map.LocallyLinearEmbedding;
import io.tarn.classic.map.Pca;
import io.tarn.classic.map.Tsne;
import io.tarn.classic.map.TsneConfig.Start;
import io.tarn.classic.margin.KernelSvm;
import io.tarn.classic.margin.LinearSvm;
import io.tarn.classic.margin.OneClassSvm;
import io.tarn.classic.margin.SupportVectorRegression;
import io.tarn.classic.markov.Covariance;
import io.tarn.classic.markov.DiscreteHmm;
import io.tarn.classic.markov.GaussianHmm;
import io.tarn.classic.neighbour.IsolationForest;
import io.tarn.classic.neighbour.NearestNeighbours;
import io.tarn.classic.neighbour.NearestNeighboursRegression;
import io.tarn.classic.neighbour.Votes;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every method on data that break methods: a finite answer for each row, or an error in one line, and soon.
@Timeout(30)
final class DegenerateDataTest {
    /// Rows, and what is to be learned of them.
    private record Data(Tensor x, Tensor classes, Tensor numbers) {
        static Data of(Tensor x) {
            long rows = x.size(0);
            return new Data(
                    x, Tensor.arange(rows).remainder(2).toLong(), Tensor.arange(rows).toDouble());
        }
    }

    /// Learns, and answers about the same rows.
    private static final Map<String, Function<Data, Tensor>> METHODS = new LinkedHashMap<>();

    private static final Map<String, Data> SETS = new LinkedHashMap<>();

    /// Sets that no method can take.
    private static final Set<String> BROKEN =
            Set.of("NaN", "infinite", "no rows", "no columns", "vector", "cube", "1e200");

    /// Those that take a set that is broken for others: symbols, and tables with gaps.
    private static final Set<String> UNLIKE = Set.of("discrete HMM", "factorisation");

    static {
        regressor("linear", LinearRegression::fit);
        regressor("ridge", (x, y) -> LinearRegression.fit(x, y, c -> c.penalty(1)));
        regressor("iterative", IterativeLinearRegression::fit);
        regressor("lasso", ElasticNet::fit);
        regressor("elastic net", (x, y) -> ElasticNet.fit(x, y, c -> c.share(0.5).penalty(0.01)));
        regressor("path", (x, y) -> ElasticNet.path(x, y).models().getLast());
        regressor("SVR", SupportVectorRegression::fit);
        regressor("k-NN numbers", (x, y) -> NearestNeighboursRegression.fit(x, y, c -> c.k(2)));
        classifier("logistic", LogisticRegression::fit);
        classifier("logistic 0", (x, y) -> LogisticRegression.fit(x, y, c -> c.penalty(0)));
        for (var kind : GaussianClassifier.Covariance.values()) {
            classifier(
                    "Gaussian " + kind,
                    (x, y) -> GaussianClassifier.fit(x, y, c -> c.covariance(kind)));
        }
        classifier(
                "Gaussian shrunk", (x, y) -> GaussianClassifier.fit(x, y, c -> c.shrinkage(0.1)));
        classifier("Gaussian naive", GaussianNaiveBayes::fit);
        classifier("multinomial naive", MultinomialNaiveBayes::fit);
        classifier("Bernoulli naive", BernoulliNaiveBayes::fit);
        classifier("linear SVM", LinearSvm::fit);
        classifier("kernel SVM", KernelSvm::fit);
        classifier(
                "k-NN",
                (x, y) -> NearestNeighbours.fit(x, y, c -> c.k(2).votes(Votes.BY_DISTANCE)));
        METHODS.put("one-class SVM", d -> OneClassSvm.fit(d.x()).strangeness(d.x()));
        METHODS.put("forest", d -> IsolationForest.fit(d.x()).strangeness(d.x()));
        METHODS.put("k-means", d -> KMeans.fit(d.x(), 2).predict(d.x()));
        for (Covariances kind : Covariances.values()) {
            METHODS.put(
                    "mixture " + kind,
                    d -> GaussianMixture.fit(d.x(), 2, c -> c.covariances(kind)).logDensity(d.x()));
        }
        for (Linkage linkage : Linkage.values()) {
            METHODS.put("linkage " + linkage, d -> Agglomeration.fit(d.x(), linkage).cut(2));
        }
        transformation("polynomials", Polynomials::fit);
        for (Pca.Solver solver : Pca.Solver.values()) {
            transformation("PCA " + solver, x -> Pca.fit(x, c -> c.components(2).solver(solver)));
        }
        transformation("whitened", x -> Pca.fit(x, c -> c.outputs(Pca.Outputs.WHITENED)));
        transformation("kernel PCA", x -> KernelPca.fit(x, Kernel.radialFor(x)));
        transformation("LLE", x -> LocallyLinearEmbedding.fit(x, c -> c.neighbours(6)));
        METHODS.put("eigenmaps", d -> LaplacianEigenmaps.fit(d.x(), c -> c.neighbours(6)).map());
        for (Start start : Start.values()) {
            METHODS.put(
                    "t-SNE " + start,
                    d -> Tsne.fit(d.x(), c -> c.perplexity(5).iterations(50).start(start)).map());
        }
        METHODS.put(
                "factorisation", d -> MatrixFactorisation.fit(Ratings.of(d.x()), 2).newRows(d.x()));
        for (Nmf.Loss loss : Nmf.Loss.values()) {
            transformation("NMF " + loss, x -> Nmf.fit(x, 2, c -> c.loss(loss)));
        }
        transformation("LSA", x -> Lsa.fit(x, 2));
        transformation("topics", x -> Topics.fit(x, 2));
        METHODS.put(
                "discrete HMM",
                d ->
                        DiscreteHmm.fit(List.of(d.classes()), 2, 2)
                                .posteriors(Data.of(d.x()).classes()));
        for (Covariance kind : Covariance.values()) {
            METHODS.put(
                    "Gaussian HMM " + kind,
                    d ->
                            GaussianHmm.fit(List.of(d.x()), 2, c -> c.covariance(kind))
                                    .posteriors(d.x()));
        }

        Tensor x = Random.of(3).normal(40, 3).toDouble().abs(); // counts are not negative
        Data well = Data.of(x);
        Tensor first = Tensor.arange(40).eq(0);
        SETS.put("well", well);
        SETS.put("NaN", Data.of(x.maskedFill(first.unsqueeze(1), Double.NaN)));
        SETS.put("infinite", Data.of(x.maskedFill(first.unsqueeze(1), Double.POSITIVE_INFINITY)));
        SETS.put("no rows", Data.of(x.narrow(0, 0, 0)));
        SETS.put("no columns", Data.of(x.narrow(1, 0, 0)));
        SETS.put("vector", Data.of(x.select(1, 0)));
        SETS.put("cube", Data.of(x.unsqueeze(1)));
        SETS.put("one row", Data.of(x.narrow(0, 0, 1)));
        SETS.put("two rows", Data.of(x.narrow(0, 0, 2)));
        SETS.put("equal rows", Data.of(Tensor.onesLike(x).mul(0.1)));
        SETS.put("zeros", Data.of(x.mul(0)));
        SETS.put("repeated rows", Data.of(x.narrow(0, 0, 4).repeat(10, 1)));
        SETS.put("constant column", Data.of(Tensor.cat(List.of(x, x.mul(0).add(0.1)), 1)));
        SETS.put("equal columns", Data.of(Tensor.cat(List.of(x, x), 1)));
        SETS.put("wide", Data.of(Random.of(4).normal(3, 50).toDouble().abs()));
        SETS.put("one class", new Data(x, well.classes().mul(0), well.numbers()));
        SETS.put("class of a row", new Data(x, first.toLong(), well.numbers()));
        SETS.put("gap in classes", new Data(x, well.classes().mul(2), well.numbers()));
        SETS.put("negative class", new Data(x, well.classes().sub(1), well.numbers()));
        SETS.put("classes as fractions", new Data(x, well.numbers(), well.numbers()));
        SETS.put("NaN answers", new Data(x, well.classes(), well.numbers().mul(Double.NaN)));
        SETS.put("constant answers", new Data(x, well.classes(), well.numbers().mul(0).add(0.1)));
        SETS.put(
                "answers without columns",
                new Data(x, Tensor.zeros(40, 0).toLong(), Tensor.zeros(40, 0)));
        SETS.put("more answers", new Data(x, Tensor.zeros(41).toLong(), Tensor.zeros(41)));
        SETS.put("1e200", Data.of(x.mul(1e200)));
        SETS.put("1e30", Data.of(x.mul(1e30)));
        SETS.put("1e30 in single precision", Data.of(x.mul(1e30).toFloat()));
        SETS.put("far from 0", Data.of(x.add(1e12)));
        SETS.put("1e-30 in single precision", Data.of(x.mul(1e-30).toFloat()));
        SETS.put("1e-155", Data.of(x.mul(1e-155)));
        SETS.put("1e-300", Data.of(x.mul(1e-300)));
        SETS.put("whole numbers", Data.of(x.mul(5).toLong()));
        SETS.put("yes and no", Data.of(x.gt(0.5)));
        SETS.put("half precision", Data.of(x.to(DType.FLOAT16)));
    }

    private static void regressor(String name, Learner<? extends Regressor> learner) {
        METHODS.put(name, d -> learner.fit(d.x(), d.numbers()).predict(d.x()));
    }

    private static void classifier(String name, Learner<? extends Classifier> learner) {
        METHODS.put(
                name,
                d -> {
                    Classifier model = learner.fit(d.x(), d.classes());
                    return model instanceof Probabilistic p
                            ? p.probabilities(d.x())
                            : model.scores(d.x());
                });
    }

    private static void transformation(
            String name, Function<Tensor, ? extends Transformation> learner) {
        METHODS.put(name, d -> learner.apply(d.x()).transform(d.x()));
    }

    private static Set<String> methods() {
        return METHODS.keySet();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void answersOrComplains(String name) {
        SETS.forEach((set, data) -> {
            try (var scope = Scope.open()) {
                Tensor answer = METHODS.get(name).apply(data);
                assertThat(answer.size(0)).as(set).isEqualTo(data.x().size(0));
                assertThat(answer.isFinite().all().itemLong()).as(set).isOne();
            } catch (TensorException complaint) {
                assertThat(complaint.getMessage())
                        .as(set)
                        .matches("[A-Z][\\w.]+: expected .+, got .+; .+");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("methods")
    void answersWhereNothingIsWrong(String name) {
        assertThat(METHODS.get(name).apply(SETS.get("well")).size(0)).isEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void complainsAboutBrokenRows(String name) {
        for (String set : UNLIKE.contains(name) ? Set.of("no rows") : BROKEN) {
            assertThatThrownBy(() -> METHODS.get(name).apply(SETS.get(set)))
                    .as(set)
                    .isInstanceOf(TensorException.class);
        }
    }

    @Test
    void seesNothingInRowsThatAreAllTheSame() {
        Data same = SETS.get("equal rows");
        Tensor elsewhere = Tensor.ones(1, 3).mul(5);
        assertThat(LinearRegression.fit(same.x(), same.numbers()).predict(elsewhere).item())
                .isEqualTo(19.5);
        assertThat(OneClassSvm.fit(same.x()).isOutlier(same.x()).any().itemLong()).isZero();
        assertThat(IsolationForest.fit(same.x()).isOutlier(same.x()).any().itemLong()).isZero();
        for (String name :
                List.of(
                        "path",
                        "Gaussian naive",
                        "k-means",
                        "mixture FULL",
                        "PCA SVD",
                        "kernel PCA",
                        "LLE",
                        "eigenmaps",
                        "t-SNE RANDOM")) {
            assertThatThrownBy(() -> METHODS.get(name).apply(same))
                    .as(name)
                    .isInstanceOf(TensorException.class);
        }
    }
}
