/** The application, its clock and the answers to what went wrong. */
@org.jspecify.annotations.NullMarked
package org.dudao;
