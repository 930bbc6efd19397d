/** Features as Apache Parquet files. */
package dev.pathos.parquet;
