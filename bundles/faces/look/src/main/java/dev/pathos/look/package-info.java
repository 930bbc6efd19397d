/** Pictures and videos of what face analyzers see. */
package dev.pathos.look;
