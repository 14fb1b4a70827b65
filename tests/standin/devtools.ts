/** The messages of the Chrome DevTools Protocol that the stand-in uses, typed by hand from its documentation. */

type Nothing = Readonly<Record<string, never>>

export interface TargetInfo {
  readonly targetId: string
  readonly type: string
  readonly attached: boolean
  readonly openerId?: string
}

export interface PausedRequest {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly postData?: string
    readonly postDataEntries?: readonly { readonly bytes?: string }[]
  }
}

interface EvaluateResult {
  readonly result: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

/** Command → its parameters and its result. */
export interface Commands {
  'Browser.close': { params: Nothing; result: Nothing }
  'Browser.getVersion': { params: Nothing; result: { readonly product: string } }
  'Browser.setPermission': {
    params: { permission: { name: string }; setting: 'granted' | 'denied' }
    result: Nothing
  }
  'Emulation.setDeviceMetricsOverride': {
    params: { width: number; height: number; deviceScaleFactor: number; mobile: boolean }
    result: Nothing
  }
  'SystemInfo.getProcessInfo': {
    params: Nothing
    result: { readonly processInfo: readonly { readonly id: number; readonly type: string }[] }
  }
  'Storage.clearDataForOrigin': { params: { origin: string; storageTypes: 'indexeddb' }; result: Nothing }
  'Fetch.continueRequest': { params: { requestId: string }; result: Nothing }
  'Fetch.enable': { params: { patterns: readonly { urlPattern: string }[] }; result: Nothing }
  'Fetch.failRequest': {
    params: { requestId: string; errorReason: 'Aborted' | 'BlockedByClient' | 'Failed' }
    result: Nothing
  }
  'Fetch.fulfillRequest': {
    params: {
      requestId: string
      responseCode: number
      responseHeaders: readonly { name: string; value: string }[]
      body: string
    }
    result: Nothing
  }
  'Inspector.enable': { params: Nothing; result: Nothing }
  'Page.addScriptToEvaluateOnNewDocument': { params: { source: string; worldName?: string }; result: Nothing }
  'Page.crash': { params: Nothing; result: Nothing }
  'Page.enable': { params: Nothing; result: Nothing }
  'Page.getFrameTree': { params: Nothing; result: { readonly frameTree: { readonly frame: { readonly id: string } } } }
  'Page.navigate': { params: { url: string }; result: { readonly errorText?: string; readonly loaderId?: string } }
  'Page.printToPDF': {
    params: { printBackground: boolean; preferCSSPageSize: boolean }
    result: { readonly data: string }
  }
  'Page.reload': { params: Nothing; result: Nothing }
  'Page.setLifecycleEventsEnabled': { params: { enabled: boolean }; result: Nothing }
  'Runtime.addBinding': { params: { name: string; executionContextName: string }; result: Nothing }
  'Runtime.callFunctionOn': {
    params: { functionDeclaration: string; executionContextId: number; arguments: readonly { value: string }[] }
    result: Nothing
  }
  'Runtime.enable': { params: Nothing; result: Nothing }
  'Runtime.evaluate': {
    params: { expression: string; awaitPromise: boolean; returnByValue: boolean; userGesture: boolean }
    result: EvaluateResult
  }
  'Target.attachToTarget': { params: { targetId: string; flatten: true }; result: { readonly sessionId: string } }
  'Target.closeTarget': { params: { targetId: string }; result: Nothing }
  'Target.createTarget': {
    params: { url: string; newWindow: boolean; width: number; height: number }
    result: { readonly targetId: string }
  }
  'Target.getTargets': { params: Nothing; result: { readonly targetInfos: readonly TargetInfo[] } }
  'Target.setDiscoverTargets': { params: { discover: boolean }; result: Nothing }
}

/** Event → what it carries. */
export interface Events {
  'Fetch.requestPaused': PausedRequest
  'Inspector.targetCrashed': Nothing
  'Inspector.targetReloadedAfterCrash': Nothing
  'Page.domContentEventFired': Nothing
  'Page.frameAttached': { readonly frameId: string; readonly parentFrameId: string }
  'Page.frameDetached': { readonly frameId: string; readonly reason: string }
  'Page.frameNavigated': {
    readonly frame: {
      readonly id: string
      readonly parentId?: string
      readonly url: string
      readonly urlFragment?: string
    }
  }
  'Page.lifecycleEvent': { readonly name: string }
  'Page.loadEventFired': Nothing
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string }
  'Page.windowOpen': { readonly url: string }
  'Runtime.bindingCalled': { readonly name: string; readonly payload: string; readonly executionContextId: number }
  'Runtime.executionContextCreated': {
    readonly context: { readonly id: number; readonly name: string; readonly auxData?: { readonly frameId?: string } }
  }
  'Runtime.executionContextDestroyed': { readonly executionContextId: number }
  'Runtime.executionContextsCleared': Nothing
  'Target.attachedToTarget': { readonly sessionId: string; readonly targetInfo: TargetInfo }
  'Target.targetCreated': { readonly targetInfo: TargetInfo }
  'Target.targetDestroyed': { readonly targetId: string }
}

export type CommandName = keyof Commands
export type EventName = keyof Events
