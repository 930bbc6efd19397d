/** Looks whether all is well with the installation: the machine, the folders, the process. */
package dev.pathos.diagnosis;
