@NullMarked
package io.casebook.testleaks;

import org.jspecify.annotations.NullMarked;
