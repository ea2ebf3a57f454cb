@NullMarked
package org.symbiozae;

import org.jspecify.annotations.NullMarked;
