package dev.pathos.landmarks;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * What can be set of {@code landmarks}: which network finds them, and what goes in and comes out.
 */
@ObjectClassDefinition(
        name = "Landmarks",
        description = "68 landmarks of the face in a video, by a network that the user names.")
public @interface LandmarkSettings {
    /** The model. */
    @AttributeDefinition(
            description =
                    "a model of the model folder by its name (the command models lists them), or"
                            + " the path of an .onnx file; empty: the only model of the folder")
    String model() default "";

    /** The digest that the model must have. */
    @AttributeDefinition(
            description =
                    "the SHA-256 of the .onnx file, which is checked before it is used; must be"
                            + " given with a path; empty: the one of the model's description")
    String sha256() default "";

    /** Size of the input. */
    @AttributeDefinition(
            min = "0",
            description =
                    "pixels of the input's width and height; 0: what the model's description says,"
                            + " and without one 112")
    int size() default 0;

    /** Order of the colors. */
    @AttributeDefinition(
            options = {
                @Option(label = "red, green, blue", value = "rgb"),
                @Option(label = "blue, green, red", value = "bgr")
            },
            description =
                    "the order of the input's colors; empty: what the model's description says, and"
                            + " without one rgb")
    String color() default "";

    /** Factor on the colors. */
    @AttributeDefinition(
            description =
                    "a color from 0 to 255 goes in as (color * scale - mean) / deviation; 0: what"
                            + " the model's description says, and without one 1/255")
    double scale() default 0;

    /** Mean of the colors. */
    @AttributeDefinition(
            description =
                    "the mean to subtract, one number or one for each color in their order; none:"
                            + " what the model's description says, and without one 0")
    double[] mean() default {};

    /** Deviation of the colors. */
    @AttributeDefinition(
            description =
                    "the deviation to divide by, one number or one for each color in their order;"
                            + " none: what the model's description says, and without one 1")
    double[] deviation() default {};

    /** Which output. */
    @AttributeDefinition(
            description =
                    "the name of the output with the landmarks; empty: what the model's description"
                            + " says, and without one the first with 136 values")
    String output() default "";

    /** What the output measures in. */
    @AttributeDefinition(
            options = {
                @Option(label = "0 to 1 over the input", value = "share"),
                @Option(label = "pixels of the input", value = "pixel"),
                @Option(label = "-0.5 to 0.5 over the input", value = "centred"),
                @Option(label = "-1 to 1 over the input", value = "signed")
            },
            description =
                    "the unit of the landmarks; empty: what the model's description says, and"
                            + " without one share")
    String output_unit() default "";

    /** How the output is laid out. */
    @AttributeDefinition(
            options = {
                @Option(label = "x and y of each point in turn", value = "interleaved"),
                @Option(label = "all x, then all y", value = "planar")
            },
            description =
                    "the order of the output's values; empty: what the model's description says,"
                            + " and without one interleaved")
    String output_layout() default "";

    /** How much of the picture goes in. */
    @AttributeDefinition(
            min = "0",
            description =
                    "how large the square cut for the input is, in sides of the smallest square around"
                            + " the 68 points; 0: what the model's description says, and without"
                            + " one 1.1")
    double box_factor() default 0;

    /** How often a face is sought. */
    @AttributeDefinition(
            min = "1",
            description = "the detector looks for faces in every so many pictures")
    int every() default 10;

    /** How often a face is looked at twice. */
    @AttributeDefinition(
            min = "1",
            description =
                    "every so many pictures are looked at twice, which tells faces from other"
                            + " things; 1 for all also takes the mean, which is calmer; more is"
                            + " faster")
    int twice_every() default 1;

    /** The smallest face. */
    @AttributeDefinition(
            min = "0.02",
            max = "1",
            description = "the width of the smallest face, by the picture's longer side")
    double smallest() default .1;

    /** The size of the pictures. */
    @AttributeDefinition(
            min = "64",
            description = "pixels of the longer side that larger pictures are scaled down to")
    int longest_side() default 640;

    /** How long a face is followed unseen. */
    @AttributeDefinition(
            min = "0",
            description = "seconds for which a face is followed that the detector does not see")
    double patience() default 2;

    /** How many faces. */
    @AttributeDefinition(
            min = "1",
            description = "how many faces are followed at once, of which one is the speaker's")
    int faces() default 4;

    /** Whether doubtful units are told. */
    @AttributeDefinition(
            description =
                    "whether AU17 and AU23 are told, too, though what landmarks show of them agrees"
                            + " with no other tool")
    boolean doubtful_units() default false;
}
