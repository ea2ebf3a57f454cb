/**
 * The launcher's commands. The shell script only finds Java and this jar.
 */
@NullMarked
package org.symbiozae.command;

import org.jspecify.annotations.NullMarked;
