/** Ways to part a corpus for training and evaluation, none of which parts a speaker. */
package dev.pathos.protocols;
