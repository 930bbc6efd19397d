/** Tables of the faces in many videos, and how far they agree with those of other tools. */
package dev.pathos.tables;
