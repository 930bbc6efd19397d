/** Landmarks from a network that the user names, and action units from their geometry. */
package dev.pathos.landmarks;
