/** The interactive shell: prompt, completion, help, and what becomes of errors and jobs. */
package dev.pathos.terminal;
