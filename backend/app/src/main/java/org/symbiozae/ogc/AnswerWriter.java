package org.symbiozae.ogc;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes an {@link Answer} as it is: the media type was negotiated long before, and looking for a converter of bytes took a
 * fifteenth of a page of features.
 */
@Component
class AnswerWriter implements HandlerMethodReturnValueHandler, WebMvcConfigurer {

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(this);
    }

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        return returned.getParameterType() == Answer.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        Answer answer = (Answer) Objects.requireNonNull(returned);
        HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        answer.headers().forEach(response::addHeader);
        if (!request.checkNotModified(answer.tag())) {
            response.setContentType(answer.type());
            response.setContentLength(answer.length());
            OutputStream body = response.getOutputStream();
            for (byte[] piece : answer.pieces()) {
                body.write(piece);
            }
        }
    }
}
