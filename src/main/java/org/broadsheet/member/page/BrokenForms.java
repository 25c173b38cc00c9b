package org.broadsheet.member.page;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** A multipart body that is cut off or has no boundary is its sender's fault; it fails before any controller is known. */
@ControllerAdvice
class BrokenForms {
    @ExceptionHandler
    ResponseEntity<Void> broken(MultipartException fault) {
        boolean large = fault instanceof MaxUploadSizeExceededException;
        return ResponseEntity.status(large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST)
                .build();
    }
}
