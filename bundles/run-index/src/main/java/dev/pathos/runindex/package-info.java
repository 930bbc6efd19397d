/**
 * Keeps an index of runs in an embedded database, to be filtered and sorted by what their folders
 * record.
 *
 * <p>The database is H2: pure Java, so there is no native library to unpack or to refresh; a bundle
 * as it comes; 2.6 MB, where SQLite with its native libraries has 14 and DuckDB 73; under MPL 2.0
 * or EPL 1.0. It lies in the folder of caches and not among the runs: a folder of runs is handed
 * on, and a database from somebody else is nothing to open.
 */
package dev.pathos.runindex;
