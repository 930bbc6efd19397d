package dev.pathos.pipeline;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** An experiment's settings; its axes are arms, folds, seeds and budgets. */
@ObjectClassDefinition(
        name = "Experiment",
        description = "Pre-training and fine-tuning of every arm on every fold, seed and budget.")
public @interface ExperimentSettings {
    /** Speaker-disjoint folds. */
    @AttributeDefinition(
            min = "3",
            description =
                    "speaker-disjoint folds; each tests on its own speakers, develops on the"
                            + " next fold's and trains on the rest; without effect where a part"
                            + " is named by the key protocol")
    int folds() default 5;

    /** Which folds to run. */
    @AttributeDefinition(description = "the folds to run, from 0; none means all")
    int[] run_folds() default {};

    /** Deals speakers to folds. */
    @AttributeDefinition(description = "deals the speakers out to folds; the same for all seeds")
    long fold_seed() default 0;

    /** Repetitions. */
    @AttributeDefinition(
            description = "repetitions: initial weights, batch order, choice of the label budget")
    long[] seeds() default {1};

    /** Cutting of long recordings. */
    @AttributeDefinition(
            min = "0",
            description =
                    "recordings longer than twice this many seconds are cut into utterances of"
                            + " about that length; 0 leaves them whole")
    double cut_seconds() default 0;

    /** Label budgets. */
    @AttributeDefinition(
            description =
                    "none means pre-training only; percent of the labels of training and development speakers that may be"
                            + " used; stratified by class, nested")
    double[] budgets() default {100};

    /** Leaks that are let pass. */
    @AttributeDefinition(
            description =
                    "kinds of leaks between what a system is made from and its test part that are"
                            + " let pass, such as session; needs leaks.reason")
    String[] leaks_allowed() default {};

    /** Why leaks are let pass. */
    @AttributeDefinition(
            description =
                    "why leaks.allowed is right here, in a sentence; the report prints it beside"
                            + " the numbers")
    String leaks_reason() default "";

    /** Players in the report. */
    @AttributeDefinition(
            description =
                    "whether the report may hold the sound of the worst clips: mind consent and"
                            + " licences")
    boolean report_media() default false;

    /** Columns hidden from the network. */
    @AttributeDefinition(
            description = "input columns to silence in all phases, by name; * stands for anything")
    String[] mask() default {};

    /** Clipping of normalised features. */
    @AttributeDefinition(
            min = "0.1",
            description = "normalised features beyond this many deviations are cut")
    double feature_clip() default 3;

    /** Batch size. */
    @AttributeDefinition(min = "1", description = "utterances of a step")
    int batch() default 32;

    /** Least steps of an epoch. */
    @AttributeDefinition(
            min = "1",
            description =
                    "an epoch has at least so many steps: a training part with fewer batches is"
                            + " gone through several times, so that patience and schedule mean the"
                            + " same on every label budget")
    int epoch_steps() default 10;

    /** Gradient clipping. */
    @AttributeDefinition(
            min = "0",
            description = "the gradient's global norm is clipped to this; 0 for no clipping")
    double gradient_clip() default 0.8;

    /** Epochs of pre-training. */
    @AttributeDefinition(min = "1", description = "epochs of pre-training, at most")
    int pretrain_epochs() default 30;

    /** Learning rate of pre-training. */
    @AttributeDefinition(description = "learning rate of pre-training (Adam)")
    double pretrain_rate() default 7.25e-4;

    /** Early stopping of pre-training. */
    @AttributeDefinition(
            min = "1",
            description =
                    "epochs without a better loss on development speakers before"
                            + " pre-training stops")
    int pretrain_patience() default 10;

    /** Epochs of fine-tuning. */
    @AttributeDefinition(min = "1", description = "epochs of fine-tuning, at most")
    int finetune_epochs() default 30;

    /** Learning rate of fine-tuning. */
    @AttributeDefinition(description = "learning rate of fine-tuning (Adam)")
    double finetune_rate() default 7.25e-4;

    /** Early stopping of fine-tuning. */
    @AttributeDefinition(
            min = "1",
            description =
                    "epochs without a better score on labeled development utterances before"
                            + " fine-tuning stops")
    int finetune_patience() default 10;

    /** What selects the best epoch of fine-tuning. */
    @AttributeDefinition(
            description =
                    "what selects the best epoch of fine-tuning on labeled development utterances:"
                            + " UAR (CCC where values are learned; ties by loss), or loss; a"
                            + " network that is sure of itself loses by loss long before it errs",
            options = {
                @Option(label = "UAR or CCC", value = "metric"),
                @Option(label = "loss", value = "loss")
            })
    String finetune_select() default "metric";

    /** Epochs with a frozen trunk. */
    @AttributeDefinition(
            min = "0",
            description =
                    "epochs at the beginning of fine-tuning in which only the head learns;"
                            + " the same for all arms")
    int finetune_frozen() default 0;

    /** Plateau schedule. */
    @AttributeDefinition(
            min = "0",
            max = "1",
            description = "multiplies the learning rate when the development score stalls")
    double plateau_factor() default 0.1;

    /** Plateau schedule. */
    @AttributeDefinition(
            min = "1",
            description = "epochs without a better development score before it does")
    int plateau_patience() default 5;

    /** Deadline of a task's part of a step. */
    @AttributeDefinition(
            min = "0",
            description =
                    "seconds that a task may take over its part of a step; one that is later hangs:"
                            + " it is left out, and a pretext task is taken out; 0 waits for ever")
    double task_deadline() default 30;

    /** Deadline of a newcomer. */
    @AttributeDefinition(
            min = "0",
            description =
                    "seconds in which a pretext task that comes while a pre-training runs must have"
                            + " been fitted and have labeled all utterances; 0 waits for ever")
    double fit_deadline() default 300;

    /** Plug-ins that are dropped. */
    @AttributeDefinition(
            description =
                    "what becomes of the pretext tasks of a plug-in that is dropped into the plug-in"
                            + " folder while pre-trainings run: add takes them in, keep leaves the"
                            + " pre-trainings alone; swap, add and remove work either way",
            options = {
                @Option(label = "take them in", value = "add"),
                @Option(label = "leave the pre-trainings alone", value = "keep")
            })
    String dropped() default "add";

    /** Cells at once. */
    @AttributeDefinition(
            min = "1",
            description =
                    "cells trained at once, and threads that extract features and follow"
                            + " faces; changes no result")
    int jobs() default 2;
}
