/** The application class, its clock, and the handling of errors. */
@org.jspecify.annotations.NullMarked
package org.dudao;
