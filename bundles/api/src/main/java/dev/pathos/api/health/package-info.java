/** What the command {@code doctor} looks at: the machine, the folders, the bundles. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.pathos.api.health;
