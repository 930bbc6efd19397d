package dev.pathos.pipeline;

/**
 * How a phase is trained.
 *
 * @param epochs at most
 * @param batch utterances of a step
 * @param epochSteps steps of an epoch at least: a small part is gone through several times
 * @param patience epochs without a better development score after which training stops
 * @param clip the gradient's global norm is clipped to this; 0 for no clipping
 * @param plateauFactor multiplies the learning rate when the development score stalls
 * @param plateauPatience epochs without a better development score before it does
 * @param frozenEpochs epochs at the beginning in which the trunk keeps its weights
 * @param byMetric whether epochs are selected by UAR or CCC, ties by loss, and not by loss alone
 * @param seed of the batch order; the same for all arms of a fold and seed
 */
record Recipe(
        int epochs,
        int batch,
        int epochSteps,
        int patience,
        double clip,
        double plateauFactor,
        int plateauPatience,
        int frozenEpochs,
        boolean byMetric,
        long seed) {}
