<#--
  How every letter looks: colours, faces and sizes, all in this one file.

  The accent comes from the setting broadsheet.letter.accent. Whatever you change, keep each colour of ink at 4.5:1
  against paper and ground, in light and in dark: a test computes it. No pure white or black: mail programs that
  invert colours make them glare.
-->
<#assign light = {
  "paper": "#fbfaf7", "ground": "#f0ede5", "rule": "#d9d5cc",
  "ink": "#1c1b19", "quiet": "#5e5b55", "accent": (brand.accent)!"#1d4e89"
}>
<#assign dark = {
  "paper": "#171614", "ground": "#24221f", "rule": "#3a3731",
  "ink": "#ece9e3", "quiet": "#a9a49a", "accent": (brand.accentDark)!"#8fb8e8"
}>

<#-- Names of two words need no quotes in CSS; without them they may stand in a style attribute as they are. -->
<#assign serif = "Georgia,Times New Roman,serif">
<#assign sans = "-apple-system,Segoe UI,Roboto,Arial,sans-serif">

<#function face family size line color=light.ink>
  <#return "font-family:" + family + ";font-size:" + size + "px;line-height:" + line + "px;color:" + color>
</#function>

<#-- A headline whose short last word does not stand alone on the last line. -->
<#function tied words>
  <#local space = words?last_index_of(" ")>
  <#if space lt 24 || words?length - space gt 12><#return words></#if>
  <#return words?substring(0, space) + "\xA0" + words?substring(space + 1)>
</#function>

<#-- The kinds of line in a letter, as inline styles. -->
<#assign nameplate = face(serif, 38, 44) + ";font-weight:700;letter-spacing:-0.5px">
<#assign lead = face(serif, 30, 36) + ";font-weight:700;letter-spacing:-0.2px">
<#assign headline = face(serif, 20, 26) + ";font-weight:700">
<#assign text = face(sans, 17, 26)>
<#assign standfirst = face(sans, 16, 24)>
<#assign line = face(sans, 16, 24)>
<#assign meta = face(sans, 14, 20, light.quiet)>
<#assign clock = face(sans, 14, 24, light.quiet)>
<#assign caption = face(sans, 14, 20)>
<#assign bio = face(sans, 15, 22)>
<#assign button = face(sans, 16, 22, light.accent) + ";font-weight:700">
<#assign small = face(sans, 13, 19, light.quiet)>
<#assign kicker = face(sans, 13, 18, light.accent) + ";font-weight:700;letter-spacing:1.3px;text-transform:uppercase">
<#assign briefLine = face(sans, 15, 21, light.quiet)>
<#assign number = face(serif, 34, 40)>
<#assign link = "color:" + light.accent + ";text-decoration:underline">
