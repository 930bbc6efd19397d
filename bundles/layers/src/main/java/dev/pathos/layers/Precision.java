package dev.pathos.layers;

/** The numbers that networks compute with when they infer; sums are always of single precision. */
public enum Precision {
    /** IEEE single precision: 24 bits of precision. */
    FLOAT32,
    /** The upper half of single precision, with 8 bits of precision and the same range. */
    BFLOAT16
}
