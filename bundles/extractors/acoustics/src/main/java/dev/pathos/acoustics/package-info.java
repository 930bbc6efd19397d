/**
 * Numerical kernels that extractors of acoustic features share: sixteen frames are analysed at
 * once, one in each lane of a vector.
 */
@Export
@Version("1.0.0")
package dev.pathos.acoustics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
