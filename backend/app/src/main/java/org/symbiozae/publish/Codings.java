package org.symbiozae.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.regex.Pattern;

/** What a request's {@code Accept-Encoding} says (RFC 9110 section 12.5.3). */
final class Codings {

    private static final Pattern REFUSED = Pattern.compile(";q=0(\\.0*)?$");

    private Codings() {}

    static boolean acceptsGzip(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Accept-Encoding");
        while (headers.hasMoreElements()) {
            for (String coding : headers.nextElement().split(",")) {
                String wanted = coding.strip().replace(" ", "");
                if ((wanted.startsWith("gzip") || wanted.startsWith("*"))
                        && !REFUSED.matcher(wanted).find()) {
                    return true;
                }
            }
        }
        return false;
    }
}
