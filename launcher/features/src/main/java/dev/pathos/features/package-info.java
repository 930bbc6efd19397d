/**
 * Features as files: reading them, merging what they ask for, and choosing what fits a machine.
 *
 * <p>A library and no bundle: the launcher starts from it before there is a framework, and the
 * bundle that assembles distributions carries it inside, so that both understand features alike.
 */
package dev.pathos.features;
