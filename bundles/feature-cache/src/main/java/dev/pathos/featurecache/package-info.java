/** Extracted features on disk, and what else lies in the folder of caches. */
package dev.pathos.featurecache;
