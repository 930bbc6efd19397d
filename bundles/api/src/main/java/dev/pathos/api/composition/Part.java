package dev.pathos.api.composition;

/**
 * A kind of part that a configuration can name.
 *
 * @param service the SPI it implements, such as {@code PretextTask}
 * @param pid what stands before {@code ~}
 * @param bundle symbolic name and version of the bundle it comes from
 * @param state {@code available}, or in words why it is not
 */
public record Part(String service, String pid, String bundle, String state) {}
