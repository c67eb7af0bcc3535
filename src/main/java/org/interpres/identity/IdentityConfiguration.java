package org.interpres.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What the identity's classes need that is not theirs. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  /** BCrypt with 2^10 rounds: some 85 ms a verification. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }
}
