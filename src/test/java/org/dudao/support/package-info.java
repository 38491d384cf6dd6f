/** The helpers and the vocabulary of the tests. */
package org.dudao.support;
