/**
 * What every page without login needs: the server's public address and its QR code, the limit of requests per address, the
 * question that keeps programs out, the secrets of links and slips, and the text of a form that was not accepted.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.visitor;
