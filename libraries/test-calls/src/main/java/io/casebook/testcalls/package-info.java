/** Calls for the tests of services, signed as the gateway's are. */
@NullMarked
package io.casebook.testcalls;

import org.jspecify.annotations.NullMarked;
