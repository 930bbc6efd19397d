/** Facial motion from points that are followed, without any model. */
package dev.pathos.motion;
