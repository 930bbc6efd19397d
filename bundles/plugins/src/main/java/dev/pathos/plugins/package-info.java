/**
 * Plug-ins: the folder that is watched, the store, what a jar must be, and what becomes of running
 * trainings when one comes, is replaced or goes.
 *
 * <p>Our own watcher and not Felix File Install, which updates bundles in place: their tasks would
 * be gone for a moment, and for good where the new jar does not resolve.
 */
package dev.pathos.plugins;
