<#import "_words.ftl" as words>
${words.w.subject[kind]} · ${newsroom.name}
