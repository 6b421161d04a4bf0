@NullMarked
package io.casebook.local;

import org.jspecify.annotations.NullMarked;
