/** Finds what a test part shares with what a system is made from, down to copies of its sound. */
package dev.pathos.leakage;
