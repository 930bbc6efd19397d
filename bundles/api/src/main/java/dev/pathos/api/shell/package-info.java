/**
 * What commands share with the interactive shell: the prompt, words that complete what is typed,
 * and what would be lost without it.
 *
 * <p>A command is a service with the properties {@code osgi.command.scope=pathos} and {@code
 * osgi.command.function}. The shell's help and completion read its {@code @Descriptor}s: on the
 * method what it does, then {@code "; example: "} and a call; on the last parameter how it is
 * called, such as {@code <config> [--set <part>.<key>=<value>]...}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.pathos.api.shell;
