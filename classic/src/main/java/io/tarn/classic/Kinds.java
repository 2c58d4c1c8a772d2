package io.tarn.classic;

import io.tarn.classic.bayes.BernoulliNaiveBayes;
import io.tarn.classic.bayes.GaussianClassifier;
import io.tarn.classic.bayes.GaussianNaiveBayes;
import io.tarn.classic.bayes.MultinomialNaiveBayes;
import io.tarn.classic.cluster.GaussianMixture;
import io.tarn.classic.cluster.KMeans;
import io.tarn.classic.factor.Lsa;
import io.tarn.classic.factor.MatrixFactorisation;
import io.tarn.classic.factor.Nmf;
import io.tarn.classic.factor.Topics;
import io.tarn.classic.linear.ElasticNet;
import io.tarn.classic.linear.IterativeLinearRegression;
import io.tarn.classic.linear.LinearRegression;
import io.tarn.classic.linear.LogisticRegression;
import io.tarn.classic.linear.Polynomials;
import io.tarn.classic.map.KernelPca;
import io.tarn.classic.map.LocallyLinearEmbedding;
import io.tarn.classic.map.Pca;
import io.tarn.classic.margin.KernelSvm;
import io.tarn.classic.margin.LinearSvm;
import io.tarn.classic.margin.OneClassSvm;
import io.tarn.classic.margin.SupportVectorRegression;
import io.tarn.classic.markov.DiscreteHmm;
import io.tarn.classic.markov.GaussianHmm;
import io.tarn.classic.neighbour.IsolationForest;
import io.tarn.classic.neighbour.NearestNeighbours;
import io.tarn.classic.neighbour.NearestNeighboursRegression;
import java.util.Map;

/// The types of models that a file may hold, and who reads them.
final class Kinds {
    /// Makes a model of what was kept of it.
    @FunctionalInterface
    interface Reader {
        Model read(Saved saved);
    }

    static final Map<String, Reader> READERS =
            Map.ofEntries(
                    Map.entry(BernoulliNaiveBayes.TYPE, BernoulliNaiveBayes::restore),
                    Map.entry(DiscreteHmm.TYPE, DiscreteHmm::restore),
                    Map.entry(ElasticNet.TYPE, ElasticNet::restore),
                    Map.entry(GaussianClassifier.TYPE, GaussianClassifier::restore),
                    Map.entry(GaussianHmm.TYPE, GaussianHmm::restore),
                    Map.entry(GaussianMixture.TYPE, GaussianMixture::restore),
                    Map.entry(GaussianNaiveBayes.TYPE, GaussianNaiveBayes::restore),
                    Map.entry(IsolationForest.TYPE, IsolationForest::restore),
                    Map.entry(IterativeLinearRegression.TYPE, IterativeLinearRegression::restore),
                    Map.entry(KMeans.TYPE, KMeans::restore),
                    Map.entry(KernelPca.TYPE, KernelPca::restore),
                    Map.entry(KernelSvm.TYPE, KernelSvm::restore),
                    Map.entry(LinearRegression.TYPE, LinearRegression::restore),
                    Map.entry(LinearSvm.TYPE, LinearSvm::restore),
                    Map.entry(LocallyLinearEmbedding.TYPE, LocallyLinearEmbedding::restore),
                    Map.entry(LogisticRegression.TYPE, LogisticRegression::restore),
                    Map.entry(Lsa.TYPE, Lsa::restore),
                    Map.entry(MatrixFactorisation.TYPE, MatrixFactorisation::restore),
                    Map.entry(MultinomialNaiveBayes.TYPE, MultinomialNaiveBayes::restore),
                    Map.entry(NearestNeighbours.TYPE, NearestNeighbours::restore),
                    Map.entry(
                            NearestNeighboursRegression.TYPE, NearestNeighboursRegression::restore),
                    Map.entry(Nmf.TYPE, Nmf::restore),
                    Map.entry(OneClassSvm.TYPE, OneClassSvm::restore),
                    Map.entry(Pca.TYPE, Pca::restore),
                    Map.entry(Polynomials.TYPE, Polynomials::restore),
                    Map.entry(SupportVectorRegression.TYPE, SupportVectorRegression::restore),
                    Map.entry(TableModel.TYPE, TableModel::restore),
                    Map.entry(Topics.TYPE, Topics::restore));

    private Kinds() {}
}
