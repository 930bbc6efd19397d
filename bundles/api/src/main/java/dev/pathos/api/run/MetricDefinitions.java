package dev.pathos.api.run;

import java.util.List;

/** The text of all definitions. */
final class MetricDefinitions {
    static final List<String> SYMBOLS =
            List.of(
                    "Classes: n_tp utterances of true class t are predicted as class p; N in all;"
                            + " K classes have at least one true utterance.",
                    "Values: x true, y predicted; mean, variance and covariance over utterances,"
                            + " divided by N.",
                    "Clusters: I mutual information, H entropy of the clusterings A and B;"
                            + " s pairs of utterances are together in both, s_a and s_b in one"
                            + " and the other, e = s_a s_b / (N (N - 1) / 2).",
                    "Labels: each utterance has each of L labels or not; TP hits, FP false alarms,"
                            + " FN misses; averages over labels as over classes.");

    private static final String SHARE = "0 to 1, more is better";
    private static final String ABSENT =
            "Classes without a true utterance are left out of the average (and do not count in K);"
                    + " NaN without utterances.";
    private static final String SKLEARN_PRESENT =
            "scikit-learn with labels= the classes that occur, zero_division=0";

    static final List<MetricDefinition> ALL =
            List.of(
                    new MetricDefinition(
                            "recall",
                            "sensitivity",
                            "n_tt / sum_p n_tp",
                            SHARE,
                            "NaN for a class without a true utterance.",
                            "scikit-learn recall_score"),
                    new MetricDefinition(
                            "precision",
                            "positive predictive value",
                            "n_pp / sum_t n_tp",
                            SHARE,
                            "0 for a class that is never predicted.",
                            "scikit-learn precision_score, zero_division=0"),
                    new MetricDefinition(
                            "F1",
                            "F-measure",
                            "2 precision recall / (precision + recall)",
                            SHARE,
                            "0 where precision and recall are 0; NaN for a class without a true"
                                    + " utterance.",
                            "van Rijsbergen 1979; scikit-learn f1_score, zero_division=0"),
                    new MetricDefinition(
                            "UAR",
                            "recall_macro, unweighted average recall, balanced accuracy",
                            "1/K sum_t recall(t)",
                            SHARE + "; 1/K by chance",
                            ABSENT,
                            "scikit-learn balanced_accuracy_score"),
                    new MetricDefinition(
                            "WA",
                            "accuracy, weighted accuracy, recall_weighted",
                            "sum_t n_tt / N",
                            SHARE,
                            "NaN without utterances.",
                            "scikit-learn accuracy_score"),
                    new MetricDefinition(
                            "precision_macro",
                            "",
                            "1/K sum_t precision(t)",
                            SHARE,
                            ABSENT,
                            SKLEARN_PRESENT),
                    new MetricDefinition(
                            "F1_macro",
                            "unweighted average F1",
                            "1/K sum_t F1(t)",
                            SHARE,
                            ABSENT
                                    + " The mean of the classes' F1, not the F1 of mean precision"
                                    + " and mean recall.",
                            SKLEARN_PRESENT),
                    new MetricDefinition(
                            "precision_weighted",
                            "",
                            "sum_t precision(t) (sum_p n_tp) / N",
                            SHARE,
                            "NaN without utterances.",
                            "scikit-learn, average=\"weighted\", zero_division=0"),
                    new MetricDefinition(
                            "F1_weighted",
                            "",
                            "sum_t F1(t) (sum_p n_tp) / N",
                            SHARE,
                            "NaN without utterances.",
                            "scikit-learn, average=\"weighted\", zero_division=0"),
                    new MetricDefinition(
                            "F1_micro",
                            "",
                            "2 TP / (2 TP + FP + FN) over all classes or labels together",
                            SHARE,
                            "Equal to WA where each utterance has one class; 0 where no label is"
                                    + " true and none predicted; NaN without utterances.",
                            "scikit-learn, average=\"micro\", zero_division=0"),
                    new MetricDefinition(
                            "kappa",
                            "Cohen's kappa",
                            "(WA - e) / (1 - e), e = sum_c (sum_p n_cp) (sum_t n_tc) / N^2",
                            "-1 to 1, more is better; 0 by chance",
                            "NaN where truth and prediction are one and the same class throughout,"
                                    + " and without utterances.",
                            "Cohen 1960; scikit-learn cohen_kappa_score"),
                    new MetricDefinition(
                            "CCC",
                            "concordance correlation coefficient",
                            "2 cov(x, y) / (var(x) + var(y) + (mean(x) - mean(y))^2)",
                            "-1 to 1, more is better",
                            "0 where one of both is constant; NaN where both are constant and"
                                    + " equal (so with one utterance that is right), with NaN in"
                                    + " the values, and without utterances.",
                            "Lin 1989, with population moments"),
                    new MetricDefinition(
                            "PCC",
                            "Pearson's correlation coefficient",
                            "cov(x, y) / sqrt(var(x) var(y))",
                            "-1 to 1, more is better",
                            "NaN where one of both is constant (so with one utterance), with NaN in"
                                    + " the values, and without utterances.",
                            "scipy.stats.pearsonr"),
                    new MetricDefinition(
                            "RMSE",
                            "root mean squared error",
                            "sqrt(mean((x - y)^2))",
                            "from 0, in the unit of the values, less is better",
                            "NaN with NaN in the values and without utterances.",
                            "scikit-learn mean_squared_error, squared=False"),
                    new MetricDefinition(
                            "MAE",
                            "mean absolute error",
                            "mean(|x - y|)",
                            "from 0, in the unit of the values, less is better",
                            "NaN with NaN in the values and without utterances.",
                            "scikit-learn mean_absolute_error"),
                    new MetricDefinition(
                            "NMI",
                            "normalised mutual information",
                            "2 I(A; B) / (H(A) + H(B))",
                            "0 to 1, more is better; above 0 by chance with many clusters",
                            "1 where both are one cluster, 0 where one of both is; NaN without"
                                    + " utterances.",
                            "Vinh, Epps and Bailey 2010; scikit-learn"
                                    + " normalized_mutual_info_score"),
                    new MetricDefinition(
                            "ARI",
                            "adjusted Rand index",
                            "(s - e) / ((s_a + s_b) / 2 - e)",
                            "at most 1, more is better; 0 by chance",
                            "1 where both are one cluster or all clusters are single utterances;"
                                    + " NaN without utterances.",
                            "Hubert and Arabie 1985; scikit-learn adjusted_rand_score"),
                    new MetricDefinition(
                            "hamming_loss",
                            "Hamming loss",
                            "wrong labels / (N L)",
                            "0 to 1, less is better",
                            "NaN without utterances.",
                            "scikit-learn hamming_loss"),
                    new MetricDefinition(
                            "exact_match",
                            "subset accuracy",
                            "utterances all of whose L labels are right / N",
                            SHARE,
                            "NaN without utterances.",
                            "scikit-learn accuracy_score on label sets"));

    private MetricDefinitions() {}
}
