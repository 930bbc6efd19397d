/** Makes distributions that stand on their own, of features and the bundles they ask for. */
package dev.pathos.assembly;
